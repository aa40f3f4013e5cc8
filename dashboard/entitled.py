"""Pages for some roles alone: whoever else comes is told so, and the page ends there."""

from __future__ import annotations

import streamlit as st

from dashboard.signed_in import person
from data.permissions import VERBS, Person, Verb, cannot, may


def only_for(verb: Verb) -> Person:
    """The person who looks, where they may do that; else words, and no more of the page is run."""
    who = person()
    if not may(who, verb):
        st.info(cannot(who, VERBS[verb]))
        st.stop()
    return who
