"""民生实事."""

import streamlit as st

st.title("民生实事")
