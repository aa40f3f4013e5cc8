"""Pages for some roles alone: whoever else comes is told so, and the page ends there."""

from __future__ import annotations

import streamlit as st

from dashboard.signed_in import person
from data.permissions import ROLES, VERBS, Person, Verb, may


def only_for(verb: Verb) -> Person:
    """The person who looks, where they may do that; else words, and no more of the page is run."""
    who = person()
    if not may(who, verb):
        st.info(f"{ROLES[who.role]}账号不能{VERBS[verb]}。需要的话请联系管理员。")
        st.stop()
    return who
