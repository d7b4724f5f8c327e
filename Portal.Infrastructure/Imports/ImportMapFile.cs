using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>Reads a map from its JSON file.</summary>
internal static class ImportMapFile
{
    private const long MaxBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static async Task<Result<ImportMap>> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes) return ImportErrors.MapUnreadable(path);
            await using var stream = File.OpenRead(path);
            var map = await JsonSerializer.DeserializeAsync<ImportMap>(stream, Options, ct);
            return map is { Key.Count: > 0, Name.Length: > 0 and <= ImportMap.NameMaxLength } ? map : ImportErrors.MapUnreadable(path);
        }
        catch (JsonException)
        {
            return ImportErrors.MapUnreadable(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ImportErrors.FileMissing(path);
        }
    }
}
