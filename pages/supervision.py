"""四张清单."""

import streamlit as st

st.title("四张清单")
