"""From the words of a plan to what is owed: lines read, held against each other, carried over an amended plan."""
