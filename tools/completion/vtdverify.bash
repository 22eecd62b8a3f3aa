# Completion of vtdverify in bash: source this file, or put it into /usr/share/bash-completion/completions as vtdverify.
# The program itself says what may follow.
_vtdverify() {
  local word=${COMP_WORDS[COMP_CWORD]}
  mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word")
}
complete -o default -F _vtdverify vtdverify
