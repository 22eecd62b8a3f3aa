using System.Runtime.InteropServices;
using Microsoft.Z3;

namespace VtdVerify.Smt;

/// <summary>A native library that is loaded for the rest of the process.</summary>
/// <param name="Handle">As <see cref="NativeLibrary"/> gives it.</param>
/// <param name="Name">The name or path it was found by.</param>
internal sealed record OpenLibrary(nint Handle, string Name)
{
    // All that this project calls. Functions that only the managed object layer needs (4.8.12 has no
    // Z3_enable_concurrent_dec_ref) are not asked for.
    private static readonly string[] Functions =
    [
        "Z3_ast_vector_dec_ref", "Z3_ast_vector_get", "Z3_ast_vector_inc_ref", "Z3_ast_vector_size", "Z3_del_config",
        "Z3_del_context", "Z3_get_bool_value", "Z3_get_error_code", "Z3_get_error_msg", "Z3_get_numeral_uint64", "Z3_get_version",
        "Z3_global_param_set", "Z3_mk_and", "Z3_mk_bool_sort", "Z3_mk_bv_sort", "Z3_mk_bvadd", "Z3_mk_bvand", "Z3_mk_bvlshr",
        "Z3_mk_bvmul", "Z3_mk_bvneg", "Z3_mk_bvnot", "Z3_mk_bvor", "Z3_mk_bvsdiv", "Z3_mk_bvshl", "Z3_mk_bvslt", "Z3_mk_bvsrem",
        "Z3_mk_bvsub", "Z3_mk_bvudiv", "Z3_mk_bvult", "Z3_mk_bvurem", "Z3_mk_bvxor", "Z3_mk_config", "Z3_mk_const", "Z3_mk_context",
        "Z3_mk_eq", "Z3_mk_extract", "Z3_mk_false", "Z3_mk_ite", "Z3_mk_not", "Z3_mk_or", "Z3_mk_params", "Z3_mk_sign_ext",
        "Z3_mk_solver_for_logic", "Z3_mk_string_symbol", "Z3_mk_true", "Z3_mk_unsigned_int64", "Z3_mk_xor", "Z3_mk_zero_ext",
        "Z3_model_dec_ref", "Z3_model_eval", "Z3_model_inc_ref", "Z3_params_dec_ref", "Z3_params_inc_ref", "Z3_params_set_bool",
        "Z3_params_set_uint",
        "Z3_set_error_handler", "Z3_solver_assert", "Z3_solver_check_assumptions", "Z3_solver_dec_ref", "Z3_solver_get_model",
        "Z3_solver_get_reason_unknown", "Z3_solver_get_statistics", "Z3_solver_get_unsat_core", "Z3_solver_inc_ref", "Z3_solver_pop",
        "Z3_solver_push", "Z3_solver_set_params", "Z3_stats_dec_ref", "Z3_stats_get_key", "Z3_stats_get_uint_value",
        "Z3_stats_inc_ref", "Z3_stats_size",
    ];

    /// <summary>Name and version, for reports; the library must be bound.</summary>
    public string Description
    {
        get
        {
            uint major = 0, minor = 0, build = 0, revision = 0;
            Native.Z3_get_version(ref major, ref minor, ref build, ref revision);
            return FormattableString.Invariant($"Z3 {major}.{minor}.{build} ({Path.GetFileName(Name)})");
        }
    }

    /// <summary>Refuses another library, or one that is too old.</summary>
    /// <exception cref="SolverUnavailableException">A function is missing.</exception>
    public void CheckFunctions(string remedy)
    {
        var missing = Functions.Where(f => !NativeLibrary.TryGetExport(Handle, f, out _)).ToList();
        if (missing.Count > 0)
        {
            throw new SolverUnavailableException(
                $"{Name} is not a usable Z3 library: it has no {string.Join(", ", missing.Take(3))}. {remedy}");
        }
    }
}
