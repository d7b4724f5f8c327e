using System.Text;
using Portal.Domain.Ledger;
using Xunit;

namespace Portal.Tests.Domain.Ledger;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Serialize_WhateverTheOrder_SortsMembersByUtf16()
    {
        var value = new Dictionary<string, object> { ["\u20ac"] = 1, ["\r"] = 2, ["a"] = 3, ["\ud83d\ude00"] = 4, ["\ufb33"] = 5, ["1"] = 6 };
        Assert.Equal("{\"\\r\":2,\"1\":6,\"a\":3,\"\u20ac\":1,\"\ud83d\ude00\":4,\"\ufb33\":5}", Text(value));
    }

    [Fact]
    public void Serialize_WhenTextHasControls_EscapesThemShortest() =>
        Assert.Equal("{\"t\":\"\\b\\f\\n\\t\\\"\\\\\\u000f/اردو\"}", Text(new { t = "\b\f\n\t\"\\\u000f/اردو" }));

    [Fact]
    public void Serialize_WhenFigureIsDecimal_WritesItAsTextWithoutTrailingZeros() =>
        Assert.Equal("{\"a\":\"99.5\",\"b\":\"100\",\"c\":null}", Text(new { a = 99.50m, b = 100m, c = (decimal?)null }));

    [Fact]
    public void Serialize_WhenNumberIsNoInteger_IsRefused() => Assert.Throws<NotSupportedException>(() => CanonicalJson.Serialize(new { x = 1.5 }));

    [Fact]
    public void Hash_OfTheSameContent_IsTheSame() =>
        Assert.Equal(CanonicalJson.Hash(new { b = 1, a = "x" }), CanonicalJson.Hash(new Dictionary<string, object> { ["a"] = "x", ["b"] = 1 }));

    private static string Text(object value) => Encoding.UTF8.GetString(CanonicalJson.Serialize(value));
}
