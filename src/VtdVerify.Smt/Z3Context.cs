using Microsoft.Z3;
using VtdVerify.Terms;

namespace VtdVerify.Smt;

/// <summary>What <see cref="Z3Context.Check"/> found; the values are Z3_lbool's.</summary>
internal enum Z3Answer
{
    Unsatisfiable = -1,
    Unknown = 0,
    Satisfiable = 1,
}

/// <summary>
/// A native context with one solver in it. It calls Z3's C functions directly: the managed objects of Microsoft.Z3 are released
/// by finalizers on another thread, need functions that libz3 4.8.12 lacks, and take seconds to dispose by the thousand.
/// </summary>
/// <remarks>
/// A context of plain Z3_mk_context keeps its terms until it is deleted, so they need no reference counts; solvers, models,
/// parameters and vectors do. It belongs to one thread at a time, and only <see cref="Dispose"/> frees it.
/// </remarks>
internal sealed class Z3Context : IDisposable
{
    // Without a handler of ours Z3 prints the error and ends the process; the wrappers of Native throw on the error code.
    private static readonly Native.Z3_error_handler KeepErrorCode = static (_, _) => { };

    private const uint NeverSimplify = 1_000_000;

    private readonly nint solver;
    private readonly Z3Terms terms;
    private nint context;

    public Z3Context(Z3Options options)
    {
        var configuration = Native.Z3_mk_config();
        context = Native.Z3_mk_context(configuration);
        Native.Z3_del_config(configuration);
        try
        {
            Native.Z3_set_error_handler(context, KeepErrorCode);
            terms = new Z3Terms(context);
            solver = Native.Z3_mk_solver_for_logic(context, Symbol("QF_BV"));
            Native.Z3_solver_inc_ref(context, solver);
            SetParameters(options);
        }
        catch (Z3Exception)
        {
            // There is no memory for it: what there is of it is freed, as nobody else can.
            Native.Z3_del_context(context);
            throw;
        }
    }

    public void Push() => Native.Z3_solver_push(context, solver);

    public void Pop() => Native.Z3_solver_pop(context, solver, 1);

    public void Assert(IEnumerable<Term> asserted)
    {
        foreach (var term in asserted)
        {
            Native.Z3_solver_assert(context, solver, terms.Of(term));
        }
    }

    /// <summary>Checks what is asserted together with truth variables, or negated ones, that count for this check alone.</summary>
    public Z3Answer Check(IReadOnlyList<Term> literals)
    {
        // Without any assumption Z3 would take its solver for single questions first, and start anew at the next check.
        nint[] assumed = [Native.Z3_mk_true(context), .. literals.Select(terms.Of)];
        return (Z3Answer)Native.Z3_solver_check_assumptions(context, solver, (uint)assumed.Length, assumed);
    }

    /// <summary>Those of the last check's literals that its answer "unsatisfiable" rests on.</summary>
    public IReadOnlyList<Term> Core(IReadOnlyList<Term> literals)
    {
        var core = Native.Z3_solver_get_unsat_core(context, solver);
        Native.Z3_ast_vector_inc_ref(context, core);
        var used = new HashSet<nint>();
        for (uint i = 0; i < Native.Z3_ast_vector_size(context, core); i++)
        {
            used.Add(Native.Z3_ast_vector_get(context, core, i));
        }

        Native.Z3_ast_vector_dec_ref(context, core);

        // Equal terms of one context are one handle.
        return [.. literals.Where(l => used.Contains(terms.Of(l)))];
    }

    /// <summary>Steps that all checks of this context have taken, as Z3 counts them.</summary>
    public long Spent()
    {
        var statistics = Native.Z3_solver_get_statistics(context, solver);
        Native.Z3_stats_inc_ref(context, statistics);
        var spent = 0L;
        for (uint i = 0; i < Native.Z3_stats_size(context, statistics); i++)
        {
            if (Native.Z3_stats_get_key(context, statistics, i) == "rlimit count")
            {
                spent = Native.Z3_stats_get_uint_value(context, statistics, i);
            }
        }

        Native.Z3_stats_dec_ref(context, statistics);
        return spent;
    }

    public string ReasonUnknown() => Native.Z3_solver_get_reason_unknown(context, solver);

    /// <summary>The values that the last check gave to the variables; any value where it did not matter.</summary>
    public Assignment Model(IEnumerable<Term> variables)
    {
        var model = Native.Z3_solver_get_model(context, solver);
        Native.Z3_model_inc_ref(context, model);
        var values = new Dictionary<string, ulong>();
        foreach (var variable in variables)
        {
            values[variable.Name!] = Value(model, variable);
        }

        Native.Z3_model_dec_ref(context, model);
        return new Assignment(values);
    }

    public void Dispose()
    {
        if (context != 0)
        {
            Native.Z3_solver_dec_ref(context, solver);
            Native.Z3_del_context(context);
            context = 0;
        }
    }

    private nint Symbol(string name) => Native.Z3_mk_string_symbol(context, name);

    private void SetParameters(Z3Options options)
    {
        var parameters = Native.Z3_mk_params(context);
        Native.Z3_params_inc_ref(context, parameters);
        Native.Z3_params_set_uint(context, parameters, Symbol("random_seed"), 0);
        Native.Z3_params_set_uint(context, parameters, Symbol("rlimit"), options.ResourceLimit);
        Native.Z3_params_set_uint(context, parameters, Symbol("max_memory"), options.MemoryLimit);

        // Z3's own handler of SIGINT would end the check alone, as undecided, and let the run go on to another verdict.
        Native.Z3_params_set_bool(context, parameters, Symbol("ctrl_c"), 0);

        // Rewriting its clauses between checks costs the SAT solver more than it gains on checks as small as ours.
        Native.Z3_params_set_uint(context, parameters, Symbol("simplify.delay"), NeverSimplify);
        Native.Z3_solver_set_params(context, solver, parameters);
        Native.Z3_params_dec_ref(context, parameters);
    }

    private ulong Value(nint model, Term variable)
    {
        nint value = 0;
        var evaluated = Native.Z3_model_eval(context, model, terms.Of(variable), 1, ref value);
        ulong bits = 0;
        var read = variable.IsTruth
            ? ReadTruth(value, ref bits)
            : Native.Z3_get_numeral_uint64(context, value, ref bits) != 0;
        return evaluated != 0 && read
            ? bits
            : throw new SolverDefectException($"The model has no value for {variable.Name}.");
    }

    private bool ReadTruth(nint value, ref ulong bits)
    {
        var truth = (Z3Answer)Native.Z3_get_bool_value(context, value);
        bits = truth == Z3Answer.Satisfiable ? 1UL : 0UL;
        return truth != Z3Answer.Unknown;
    }
}
