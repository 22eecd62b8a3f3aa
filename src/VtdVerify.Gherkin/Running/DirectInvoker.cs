using System.Reflection;
using System.Runtime.CompilerServices;
using Reqnroll.Bindings;
using Reqnroll.BoDi;
using Reqnroll.Configuration;
using Reqnroll.EnvironmentAccess;
using Reqnroll.ErrorHandling;
using Reqnroll.Infrastructure;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// Reqnroll's own invoker, but for one thing: it compiles an expression for each binding, which takes longer than all calls of a run.
/// Methods that return no task are called as they are.
/// </summary>
internal sealed class DirectInvoker(
    ReqnrollConfiguration configuration, IErrorProvider errors, IBindingDelegateInvoker delegates, IEnvironmentOptions options)
    : BindingInvoker(configuration, errors, delegates, options)
{
    public static DirectInvoker Of(IObjectContainer container) => new(
        container.Resolve<ReqnrollConfiguration>(),
        container.Resolve<IErrorProvider>(),
        container.Resolve<IBindingDelegateInvoker>(),
        container.Resolve<IEnvironmentOptions>());

    protected override Delegate CreateMethodDelegate(MethodInfo method)
    {
        if (method.ReturnType.GetMethod("GetAwaiter") is not null || method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
        {
            return base.CreateMethodDelegate(method);
        }

        var invoker = MethodInvoker.Create(method);
        return new DirectCall((context, arguments) => invoker.Invoke(
            method.IsStatic ? null : context.ScenarioContext.GetBindingInstance(method.ReflectedType!), arguments));
    }
}

/// <summary>A call of a binding.</summary>
internal delegate object? DirectCall(IContextManager context, Span<object?> arguments);

/// <summary>Calls what <see cref="DirectInvoker"/> made.</summary>
internal sealed class DirectDelegates : BindingDelegateInvoker
{
    protected override object? InvokeBindingDelegateSync(Delegate bindingDelegate, object[] invokeArgs)
    {
        if (bindingDelegate is not DirectCall call)
        {
            return base.InvokeBindingDelegateSync(bindingDelegate, invokeArgs);
        }

        try
        {
            return call((IContextManager)invokeArgs[0], invokeArgs.AsSpan(1)!);
        }
        catch (ArgumentException thrown)
        {
            // Unwrapped, Reqnroll takes it for arguments that do not fit the method.
            throw new TargetInvocationException(thrown);
        }
    }
}
