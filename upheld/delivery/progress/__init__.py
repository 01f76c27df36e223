"""What changes for the child: steps towards outcomes, their own say, and SEN support before a plan."""
