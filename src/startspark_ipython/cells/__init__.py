"""What happens around the running of a cell: tags, interrupts, progress."""
