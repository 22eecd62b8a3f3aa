# Completion of vtdverify in fish: put this file into ~/.config/fish/completions. The program itself says what may follow.
complete -c vtdverify -a '(vtdverify "[suggest:"(commandline -C)"]" (commandline -cp | string collect) 2>/dev/null)'
