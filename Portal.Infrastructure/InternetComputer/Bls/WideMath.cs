using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>Products of 64-bit limbs that are 128 bits wide: the inner step of all of the field's arithmetic.</summary>
internal static class WideMath
{
    /// <summary>The high half of a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MultiplyHigh(ulong a, ulong b) => Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b) : Math.BigMul(a, b, out _);

    /// <summary>The low half of a·b + add + carry; the high half becomes the carry. It never overflows: (2^64-1)² + 2(2^64-1) = 2^128-1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MultiplyAdd(ulong a, ulong b, ulong add, ref ulong carry)
    {
        // Two instructions that stay in registers; Math.BigMul goes through memory.
        var low = a * b;
        var high = MultiplyHigh(a, b);
        low += add;
        high += low < add ? 1UL : 0;
        low += carry;
        high += low < carry ? 1UL : 0;
        carry = high;
        return low;
    }
}
