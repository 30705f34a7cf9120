"""Are two tellings of one incident? Gold pairs from the shared sets, weights, figures."""
