"""FollowTheMoney entities, read and written."""
