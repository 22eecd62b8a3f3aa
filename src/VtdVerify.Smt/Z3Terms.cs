using Microsoft.Z3;
using VtdVerify.Terms;

namespace VtdVerify.Smt;

/// <summary>
/// Terms as nodes of a native context, each made once. The context keeps them until it is deleted. The same operators as in
/// <see cref="OperationText"/>: a script that is exported says what is asked here.
/// </summary>
internal sealed class Z3Terms(nint context)
{
    private readonly Dictionary<Term, nint> nodes = [];

    public nint Of(Term root)
    {
        if (!nodes.TryGetValue(root, out var known))
        {
            foreach (var term in TermGraph.InOrder([root], nodes.ContainsKey))
            {
                nodes[term] = Make(term);
            }

            known = nodes[root];
        }

        return known;
    }

    private nint Make(Term term) => term.Operation switch
    {
        Operation.Constant => Constant(term),
        Operation.Variable => Native.Z3_mk_const(context, Symbol(SmtLibWriter.SymbolText(term.Name!)), Sort(term.Width)),
        Operation.Choose => Native.Z3_mk_ite(context, nodes[term.First!], nodes[term.Second!], nodes[term.Third!]),
        Operation.Truncate => Native.Z3_mk_extract(context, (uint)term.Width - 1, 0, nodes[term.First!]),
        Operation.ZeroExtend => Native.Z3_mk_zero_ext(context, (uint)(term.Width - term.First!.Width), nodes[term.First]),
        Operation.SignExtend => Native.Z3_mk_sign_ext(context, (uint)(term.Width - term.First!.Width), nodes[term.First]),
        _ when term.Second is null => Unary(term.Operation, nodes[term.First!]),
        _ => Binary(term.Operation, nodes[term.First!], nodes[term.Second]),
    };

    private nint Constant(Term term) =>
        !term.IsTruth ? Native.Z3_mk_unsigned_int64(context, term.Value, Sort(term.Width))
        : term.Value != 0 ? Native.Z3_mk_true(context)
        : Native.Z3_mk_false(context);

    private nint Unary(Operation operation, nint operand) => operation switch
    {
        Operation.Not => Native.Z3_mk_not(context, operand),
        Operation.Negate => Native.Z3_mk_bvneg(context, operand),
        Operation.BitNot => Native.Z3_mk_bvnot(context, operand),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "has not one operand"),
    };

    private nint Binary(Operation operation, nint left, nint right) => operation switch
    {
        Operation.And => Native.Z3_mk_and(context, 2, [left, right]),
        Operation.Or => Native.Z3_mk_or(context, 2, [left, right]),
        Operation.Xor => Native.Z3_mk_xor(context, left, right),
        Operation.Equal => Native.Z3_mk_eq(context, left, right),
        Operation.UnsignedLess => Native.Z3_mk_bvult(context, left, right),
        Operation.SignedLess => Native.Z3_mk_bvslt(context, left, right),
        Operation.Add => Native.Z3_mk_bvadd(context, left, right),
        Operation.Subtract => Native.Z3_mk_bvsub(context, left, right),
        Operation.Multiply => Native.Z3_mk_bvmul(context, left, right),
        Operation.UnsignedDivide => Native.Z3_mk_bvudiv(context, left, right),
        Operation.UnsignedRemainder => Native.Z3_mk_bvurem(context, left, right),
        Operation.SignedDivide => Native.Z3_mk_bvsdiv(context, left, right),
        Operation.SignedRemainder => Native.Z3_mk_bvsrem(context, left, right),
        Operation.BitAnd => Native.Z3_mk_bvand(context, left, right),
        Operation.BitOr => Native.Z3_mk_bvor(context, left, right),
        Operation.BitXor => Native.Z3_mk_bvxor(context, left, right),
        Operation.ShiftLeft => Native.Z3_mk_bvshl(context, left, right),
        Operation.ShiftRight => Native.Z3_mk_bvlshr(context, left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "has not two operands"),
    };

    private nint Sort(int width) =>
        width == 0 ? Native.Z3_mk_bool_sort(context) : Native.Z3_mk_bv_sort(context, (uint)width);

    private nint Symbol(string name) => Native.Z3_mk_string_symbol(context, name);
}
