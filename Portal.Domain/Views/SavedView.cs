using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Domain.Views;

/// <summary>
/// A list as somebody wants to see it again: filters, order and columns, under a name. It is an address and gives no right: whoever opens it sees what they
/// may see. No decision, so that the ledger does not hear of it.
/// </summary>
public sealed class SavedView
{
    /// <summary>The most characters of a name.</summary>
    public const int NameMaxLength = 80;

    /// <summary>The most characters of a query.</summary>
    public const int QueryMaxLength = 1500;

    /// <summary>The most views a person may keep.</summary>
    public const int MostOfAPerson = 50;

    private SavedView()
    {
    }

    /// <summary>Its identifier.</summary>
    public SavedViewId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>The organisation that it is shared with, if it is.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Everybody who acts for the organisation sees it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The query string of the list's address, without a question mark.</summary>
    public string Query { get; private set; } = "";

    /// <summary>When it was saved, in UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>A new view.</summary>
    /// <param name="id">Made by the caller, so that a second click saves nothing twice.</param>
    /// <param name="owner">Whose it is, at the organisation for which they act.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="query">The query string of the list's address.</param>
    /// <param name="isShared">Whether the organisation sees it.</param>
    /// <param name="now">The moment.</param>
    public static SavedView Save(SavedViewId id, Actor owner, string name, string query, bool isShared, DateTimeOffset now)
    {
        var view = new SavedView { Id = id, PersonId = owner.Id, OrganisationId = owner.OrganisationId, Name = name };
        view.Change(query, isShared, now);
        return view;
    }

    /// <summary>Keeps another list under the same name.</summary>
    /// <param name="query">The query string of the list's address.</param>
    /// <param name="isShared">Whether the organisation sees it.</param>
    /// <param name="now">The moment.</param>
    public void Change(string query, bool isShared, DateTimeOffset now) => (Query, IsShared, SavedAt) = (query, isShared, now);
}
