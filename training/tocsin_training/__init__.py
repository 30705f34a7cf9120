"""The lab: coded reports in, a model folder out."""
