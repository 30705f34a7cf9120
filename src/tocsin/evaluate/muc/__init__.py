"""Tocsin's record turned into the answers of the Message Understanding Conferences."""
