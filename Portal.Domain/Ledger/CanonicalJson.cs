using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Portal.Domain.Ledger;

/// <summary>
/// JSON in one agreed order of bytes (RFC 8785): members sorted by UTF-16 code units, no white space, shortest escapes.
/// Numbers are written as integers or as strings by our snapshots, so the floating-point form of the RFC never arises;
/// a decimal is written as text without trailing zeros, and any other number that is no integer is refused.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new DecimalText() },
    };

    /// <summary>The canonical bytes of a value.</summary>
    /// <param name="value">Any serialisable value.</param>
    /// <exception cref="NotSupportedException">The value holds a number that is no integer.</exception>
    public static byte[] Serialize(object value)
    {
        var text = new StringBuilder();
        Write(JsonSerializer.SerializeToNode(value, value.GetType(), Options), text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>SHA-256 of the canonical bytes, in lower-case hexadecimal.</summary>
    /// <param name="value">Any serialisable value.</param>
    public static string Hash(object value) => Convert.ToHexStringLower(SHA256.HashData(Serialize(value)));

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject members: WriteObject(members, text); break;
            case JsonArray items: WriteArray(items, text); break;
            default: WriteScalar(node, text); break;
        }
    }

    private static void WriteObject(JsonObject members, StringBuilder text)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            WriteString(name, text);
            text.Append(':');
            Write(value, text);
        }

        text.Append('}');
    }

    private static void WriteArray(JsonArray items, StringBuilder text)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Write(items[i], text);
        }

        text.Append(']');
    }

    private static void WriteScalar(JsonNode node, StringBuilder text)
    {
        switch (node.GetValueKind())
        {
            case JsonValueKind.String: WriteString(node.GetValue<string>(), text); break;
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            default:
                var raw = node.ToJsonString();
                if (!long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    throw new NotSupportedException("Only integers may stand in a ledger entry.");
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    // RFC 8785 section 3.2.2.2: the two-character escapes where there is one, \u00xx for other controls, nothing else.
    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }

    // 99.50 and 99.5 are one figure and have to be the same bytes.
    private sealed class DecimalText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
