"""Use cases and the ports they need. They order effects: load, decide, save, announce."""
