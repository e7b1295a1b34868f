"""What CollabDesk measures, each figure beside its floor."""
