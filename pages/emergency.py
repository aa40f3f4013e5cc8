"""应急值守."""

import streamlit as st

st.title("应急值守")
