using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Preprocessing;

/// <summary>What macros are replaced by, and conditions that the text settles; each is held against GCC, too.</summary>
internal static class PreprocessorCases
{
    private static readonly (string Text, string Tokens)[] Cases =
    [
        ("#define A 1\nA B A", "1 B 1"),
        ("#define A\nx A y", "x y"),
        ("#define if while\nif (x) {}", "while ( x ) { }"),
        ("#define int long\nint x;", "long x ;"),
        ("#define F(x) ((x) + 1)\nF(2) F (3) F\n(4) F;", "( ( 2 ) + 1 ) ( ( 3 ) + 1 ) ( ( 4 ) + 1 ) F ;"),
        ("#define F (x)\nF(2)", "( x ) ( 2 )"),
        ("#define F() done\nF() F( )", "done done"),
        ("#define F(x) [x]\nF() F((1, 2)) F(a b)", "[ ] [ ( 1 , 2 ) ] [ a b ]"),
        ("#define SUM(x, y) x + y\nSUM(1, 2) * 3", "1 + 2 * 3"),
        ("#define A B\n#define B A\nA B", "A B"),
        ("#define n (n + 1)\nn", "( n + 1 )"),
        ("#define f(a) a*g\n#define g(a) f(a)\nf(2)(9)", "2 * 9 * g"),
        ("#define f(x) x f\nf(1)(2)(3)", "1 f ( 2 ) ( 3 )"),
        ("#define A B\n#define C A\n#undef B\n#define B 2\nC", "2"),
        ("#define A 1\nA\n#undef A\nA\n#define A 2\nA", "1 A 2"),
        ("#define A 1\n#define A 2\nA", "2"),
        ("#define P(x, y) x##y\n#define K V\nP(K, 1) P(, 2) P(3, ) P(,)", "K1 2 3"),
        ("#define P(x) p##x##q\n#define x y\nP(x)", "pxq"),
        ("#define CAT(a, b) a ## b\n#define XCAT(a, b) CAT(a, b)\n#define ONE 1\nCAT(n, ONE) XCAT(n, ONE)", "nONE n1"),
        ("#define S(x) #x\nS(a  +  \"b\\n\") S() S( 'c' )", "\"a + \\\"b\\\\n\\\"\" \"\" \"'c'\""),
        ("#define S(x) #x\n#define X(x) S(x)\n#define A 1\nS(A) X(A)", "\"A\" \"1\""),
        ("#define V(...) f(__VA_ARGS__)\nV() V(1) V(1, 2)", "f ( ) f ( 1 ) f ( 1 , 2 )"),
        ("#define V(a, ...) f(a, ## __VA_ARGS__)\nV(1) V(1, 2, 3)", "f ( 1 ) f ( 1 , 2 , 3 )"),
        ("#define V(a, rest...) f(a, rest)\nV(1, 2, 3)", "f ( 1 , 2 , 3 )"),
        ("#define FIRST(a, ...) a\n#define V(...) FIRST(__VA_ARGS__, 0)\nV(1, 2)", "1"),
        ("#define LONG(x) \\\n    do { x; } \\\n    while (0)\nLONG(a)", "do { a ; } while ( 0 )"),
        ("#define A /* one\n two */ 3\nA", "3"),
        ("#define A 1 // two \\\n 3\nA", "1"),
        ("#define EMPTY\n#define F(x) x\nF EMPTY (1)", "F ( 1 )"),
        ("# define  A  1\n  #  undef A\nA\n#\n", "A"),
        ("#define G(x) x\nG(G)(G(2))", "G ( 2 )"),
        ("#define T(x) t(#x, x, x##1)\n#define N 7\nT(N)", "t ( \"N\" , 7 , N1 )"),
        ("int a = __LINE__;\n\n#define L __LINE__\nint b = L;", "int a = 1 ; int b = 4 ;"),
        ("#define a b\n#define b c\n#define c a\na b c", "a b c"),
        ("a // one \\  \nb\nc", "a c"),
        ("#define A 1 \\ \t\n + 2\nA", "1 + 2"),
        ("a /* one *\\\n/ b /* two */ c", "a b c"),
        ("a /* one *\\ \n\\\n/ b /* two */ c", "a b c"),
        ("#define OPEN \"/*\"\n#define A 1\nA /* one */", "1"),
        ("#define LINE \"//\" /* one\n two */ 3\nLINE", "\"//\" 3"),
        ("#define QUOTE '\"' /* one\n two */ 3\nQUOTE", "'\"' 3"),
        ("%:define A 1\nA", "1"),
        ("#/* one */define A 1\n# \\\n undef A\n#def\\\nine A 2\nA", "2"),
        ("#if 0\na\n%:else\nb\n#endif", "b"),
        ("#if 0\na\n#el\\\nse\nb\n#endif", "b"),
        ("#if 0\na\n#/* or */else\nb\n#endif", "b"),
        ("#define A\n#if 0\na\n#elifdef A\nb\n#elifndef A\nc\n#endif", "b"),
        ("#define A\n#if 0\na\n#elifndef A\nb\n#else\nc\n#endif", "c"),
        ("#define AND(x) x &\nAND(p) & q", "p & & q"),
    ];

    private static readonly string[] AllConditions =
    [
        "1 > 2", "1", "0", "-1 > 0u", "(1 << 3) % 3 == 2", "2 ? 0 : 1", "!0 && ~0", "0x10 == 020", "'a' == 97", "1 || 1 / 0", "0 && 1 % 0",
        "defined A", "defined(A) && !defined B", "defined(EMPTY)", "A + 1 == 3", "F(2) == 4", "1 ? 2 : 3 == 3", "10 - 2 - 3 == 5",
        "__GNUC__ >= 4", "defined(__x86_64__)", "__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__", "defined(__clang__) || defined(_WIN32)",
        "__SIZEOF_POINTER__ == 8", "__LINE__ == 5", "18446744073709551615u == -1",
    ];

    private const string Definitions = "#define A 2\n#define EMPTY\n#define F(x) ((x) * A)\n#undef B\n";

    public static IEnumerable<TestCaseData> Replaced => Cases.Select(c => new TestCaseData(c.Text, c.Tokens).SetArgDisplayNames(c.Text));

    /// <summary>Texts of which one of two lines is compiled.</summary>
    public static IEnumerable<TestCaseData> Decided => AllConditions.Select(condition =>
        new TestCaseData($"{Definitions}#if {condition}\nyes\n#else\nno\n#endif\n").SetArgDisplayNames(condition));
}
