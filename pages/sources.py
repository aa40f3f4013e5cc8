"""数据来源."""

import streamlit as st

st.title("数据来源")
