using Portal.Domain.Access;

namespace Portal.Domain.Views;

/// <summary>The columns a person wants to see in the list of services.</summary>
public sealed class ChosenColumns
{
    /// <summary>The most characters of <see cref="Columns"/>.</summary>
    public const int MaxLength = 200;

    private ChosenColumns()
    {
    }

    /// <summary>Whose choice it is.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>Names of columns, separated by commas; may be empty.</summary>
    public string Columns { get; private set; } = "";

    /// <summary>A person's first choice.</summary>
    /// <param name="person">The person.</param>
    public static ChosenColumns Of(PersonId person) => new() { PersonId = person };

    /// <summary>Chooses others.</summary>
    /// <param name="columns">Names of columns.</param>
    public void Choose(IEnumerable<string> columns) => Columns = string.Join(',', columns);
}
