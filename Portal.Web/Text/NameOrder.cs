using Portal.Application.Services.Register;
using Portal.Domain.Common;

namespace Portal.Web.Text;

/// <summary>Short lists, whole and in the order of their English names, put in the order of the Urdu ones for whoever reads Urdu.</summary>
public static class NameOrder
{
    /// <summary>The items in the order of the reader's names.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="items">The items in the order of their English names.</param>
    /// <param name="name">The name of one.</param>
    public static IEnumerable<T> ByName<T>(this IEnumerable<T> items, Func<T, LocalizedText> name) =>
        PortalCulture.IsUrdu ? items.OrderBy(item => UrduOrder.KeyOf(name(item)), StringComparer.Ordinal) : items;
}
