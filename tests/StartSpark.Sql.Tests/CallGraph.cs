using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace StartSpark.Sql.Tests;

/// <summary>Which methods of an assembly lead to which others, read from their compiled code; calls of virtual methods are followed to what they name.</summary>
internal sealed class CallGraph(Type target)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly Dictionary<int, bool> _known = [];

    /// <summary>Whether a method calls one of the target's, itself or by what it calls. The code of its lambdas counts as its own.</summary>
    public bool Reaches(MethodBase method)
    {
        if (method.DeclaringType == target)
        {
            return true;
        }

        if (method.Module != target.Module)
        {
            return false;
        }

        if (!_known.TryGetValue(method.MetadataToken, out var reaches))
        {
            // A method that calls itself reaches no more by that.
            _known[method.MetadataToken] = false;
            _known[method.MetadataToken] = reaches = Calls(target.Module.ResolveMethod(method.MetadataToken)!).Any(Reaches);
        }

        return reaches;
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        // Of an iterator or an async method the code is in a type that the compiler made.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            yield return machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        }

        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var operation = Codes[code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
            at += operation.Size;
            if (operation.OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!;
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
