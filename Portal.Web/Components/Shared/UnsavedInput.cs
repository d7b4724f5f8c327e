using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.JSInterop;
using Portal.Web.Security;

namespace Portal.Web.Components.Shared;

/// <summary>
/// What somebody has entered in a form and not saved, kept in their tab of the browser: it is there when the circuit was lost or the page is loaded anew, and gone with
/// the tab. The portal seals it for the person and the form, so that nobody who uses the browser after them can read it. For forms that are saved whole; one
/// whose every answer is saved when it is given needs none of it.
/// </summary>
/// <param name="tab">The tab's storage.</param>
/// <param name="authentication">The person.</param>
public sealed class UnsavedInput(ProtectedSessionStorage tab, AuthenticationStateProvider authentication)
{
    // What the browser sends back has to fit into one message of a circuit; sealed and written as text it is nearly twice as long.
    private const int MaxLength = 32 * 1024;

    // Urdu stays Urdu: escaped, each letter would take six.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was kept; null where there is nothing, or nothing that this person entered. Only once the page answers: before that it has no browser.</summary>
    /// <typeparam name="T">What the form keeps.</typeparam>
    /// <param name="form">Name of the form and of what it is about.</param>
    public async Task<T?> FindAsync<T>(string form)
        where T : class
    {
        try
        {
            var kept = await tab.GetAsync<byte[]>(await PurposeAsync(form), form);
            return kept is { Success: true, Value: { } packed } ? Unpack<T>(packed) : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException or InvalidDataException)
        {
            await ForgetAsync(form);
            return null;
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return null;
        }
    }

    /// <summary>Keeps what the form says now, in place of what was kept before. A browser that takes nothing, or that is gone, is no reason to stop whoever is typing.</summary>
    /// <typeparam name="T">What the form keeps.</typeparam>
    /// <param name="form">Name of the form and of what it is about.</param>
    /// <param name="entered">What was entered and not saved.</param>
    public async Task KeepAsync<T>(string form, T entered)
        where T : class
    {
        var packed = Pack(entered);
        if (packed.Length > MaxLength) return;
        try
        {
            await tab.SetAsync(await PurposeAsync(form), form, packed);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The page that comes next finds what was kept before.
        }
    }

    /// <summary>Forgets what was kept: it is saved, or not wanted.</summary>
    /// <param name="form">Name of the form and of what it is about.</param>
    public async Task ForgetAsync(string form)
    {
        try
        {
            await tab.DeleteAsync(form);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // With the tab it goes by itself.
        }
    }

    private async Task<string> PurposeAsync(string form) =>
        $"unsaved:{(await authentication.GetAuthenticationStateAsync()).User.SignedIn()?.Person}:{form}";

    private static bool IsGone(Exception exception) => exception is JSException or JSDisconnectedException or OperationCanceledException;

    private static byte[] Pack<T>(T entered)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(brotli, entered, Written);
        return packed.ToArray();
    }

    private static T? Unpack<T>(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, Written);
    }
}
