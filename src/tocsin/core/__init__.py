"""What things are: records and protocols, standard library only."""
