using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace Portal.Web.Components.Shared;

/// <summary>Opens one dialog at a time: what lies behind one cannot be clicked, so a click that asks for another was made before it showed, and counts as left.</summary>
/// <param name="navigation">Closes dialogs when the page is left.</param>
/// <param name="browser">The reader's browser.</param>
public sealed class OneDialog(NavigationManager navigation, IJSRuntime browser) : DialogService(navigation, browser)
{
    private bool isOpen;

    /// <inheritdoc />
    public override async Task<dynamic?> OpenAsync<T>(string title, Dictionary<string, object?>? parameters = null, DialogOptions? options = null)
    {
        if (isOpen) return null;
        isOpen = true;
        try
        {
            return await base.OpenAsync<T>(title, parameters, options);
        }
        finally
        {
            isOpen = false;
        }
    }
}
