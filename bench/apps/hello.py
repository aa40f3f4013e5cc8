"""The least that Streamlit can show: what every page is compared with."""

import streamlit as st

st.title("hello world")
st.write("ready-mark")
