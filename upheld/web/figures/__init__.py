"""How every council is doing: the official figures as pages. Public: no session, no account, nothing kept."""
