"""领导批示."""

import streamlit as st

st.title("领导批示")
