// The scripts ask `titrate complete` for whole words and know nothing themselves. What a user has typed is passed on and
// never evaluated. A candidate that ends in = . / or @ goes on: no space may follow it.

const bash = `# bash completion of titrate, for bash 4 or later. In ~/.bashrc:
#   source <(titrate completion bash)
# or in a file of its own, where the package bash-completion is installed:
#   titrate completion bash > ~/.local/share/bash-completion/completions/titrate
# It completes the command titrate. Where npx is what starts it: titrate() { npx titrate "$@"; }

_titrate() {
  local program=titrate rest=\${COMP_LINE:0:COMP_POINT} index piece word before value
  local -a typed=()
  [[ \${COMP_WORDS[0]} == */* ]] && program=\${COMP_WORDS[0]/#'~/'/"$HOME/"}

  # bash takes words apart at = and : and @. What stands together on the line belongs together.
  for ((index = 0; index <= COMP_CWORD; index++)); do
    piece=\${COMP_WORDS[index]}
    if ((index == 0)) || [[ $rest == [[:space:]]* ]]; then
      rest=\${rest#"\${rest%%[![:space:]]*}"}
      typed+=('')
    fi
    ((index == COMP_CWORD)) && piece=$rest
    rest=\${rest#"$piece"}
    typed[\${#typed[@]}-1]+=$piece
  done

  # Only the last piece is replaced, and nothing of it where that is a = itself; an open quote stays.
  word=\${typed[\${#typed[@]}-1]}
  if [[ $piece == [\\'\\"]* ]]; then
    before=\${word%"\${piece:1}"}
  elif [[ -n $piece && $COMP_WORDBREAKS == *"\${piece:0:1}"* ]]; then
    before=$word
  else
    before=\${word%"$piece"}
  fi
  before=\${before//[\\'\\"\\\\]/}

  COMPREPLY=()
  while IFS= read -r value; do
    value=\${value%%$'\\t'*}
    value=\${value#"$before"}
    if [[ $piece != [\\'\\"]* && $value == *[[:space:]\\'\\"\\\\\\$\\\`\\&\\;\\|\\<\\>\\(\\)\\!]* ]]; then
      printf -v value %q "$value"
      value=\${value/#'\\~/'/'~/'}
    fi
    COMPREPLY+=("$value")
  done < <("$program" complete --typed -- "\${typed[@]:1}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == *[=./@] ]] && compopt -o nospace 2>/dev/null
  return 0
}

complete -F _titrate titrate
`;

const zsh = `#compdef titrate
# zsh completion of titrate. In a folder of $fpath, before compinit runs:
#   mkdir -p ~/.zfunc && titrate completion zsh > ~/.zfunc/_titrate
#   and in ~/.zshrc: fpath=(~/.zfunc $fpath); autoload -Uz compinit && compinit
# or in ~/.zshrc, after compinit:
#   source <(titrate completion zsh)
# It completes the command titrate. Where npx is what starts it: titrate() { npx titrate "$@" }
# A word that begins with ~ is a folder's name for zsh: quote it, '~optimizer.clip'.

_titrate() {
  local program=titrate word="\${(Q)PREFIX}" home value description
  local -a finished open
  # It stays as it is: with the rest, zsh would quote it.
  [[ $PREFIX == '~/'* ]] && home='~/' && compset -P '\\~/'
  [[ $words[1] == */* ]] && program=\${words[1]/#\\~\\//$HOME/}
  while IFS=$'\\t' read -r value description; do
    value=\${value#$home}
    value=\${value//\\\\/\\\\\\\\}
    value=\${value//:/\\\\:}
    case $value in
      *[=./@]) open+=("$value:$description") ;;
      *) finished+=("$value:$description") ;;
    esac
  done < <("$program" complete -- "\${(@Q)words[2,CURRENT-1]}" "$word" 2>/dev/null)
  _describe titrate finished -- open -S ''
}

if [[ $funcstack[1] == _titrate ]]; then
  _titrate "$@"
elif (( $+functions[compdef] )); then
  compdef _titrate titrate
fi
`;

const fish = `# fish completion of titrate:
#   titrate completion fish > ~/.config/fish/completions/titrate.fish
# It completes the command titrate. Where npx is what starts it: function titrate; npx titrate $argv; end

function __titrate_complete
    set -l typed (commandline -opc)
    set -l program titrate
    string match -q '*/*' -- $typed[1]; and set program (string replace -r '^~/' "$HOME/" -- $typed[1])
    set -e typed[1]
    set -l current (commandline -ct)
    # A quote that is still open cannot be taken off as a pair.
    set -l word (string unescape -- $current; or string replace -r '^[\\'"]' '' -- $current)
    $program complete -- $typed "$word" 2>/dev/null
end

complete -c titrate -f -a '(__titrate_complete)'
`;

/** The completion script of each shell. */
export const scripts: Readonly<Record<"bash" | "fish" | "zsh", string>> = { bash, fish, zsh };
