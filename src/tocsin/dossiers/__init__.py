"""A dossier of one actor: gathered from readings and incidents, written as one page; pure."""

from tocsin.dossiers.gather import Record, Scope, gather, named_in
from tocsin.dossiers.page import page
from tocsin.dossiers.records import Dossier, Period, Profile, Subject
from tocsin.dossiers.views import Look

__all__ = ["Dossier", "Look", "Period", "Profile", "Record", "Scope", "Subject", "gather", "named_in", "page"]
