"""反走私与海防."""

import streamlit as st

st.title("反走私与海防")
