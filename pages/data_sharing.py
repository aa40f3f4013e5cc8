"""数据共享."""

import streamlit as st

st.title("数据共享")
