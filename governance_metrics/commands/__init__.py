"""What each command of the command line does; the face itself is ``cli``, which loads a command when it is used."""
