"""What stands before the service: who asks, from where, how much and how often; what is refused never reaches a route."""
