namespace Portal.Web.Components.Shared;

/// <summary>A column of <see cref="AgeColumns"/>: findings of one age, by severity; with an address, its label opens the list.</summary>
public sealed record AgeColumn(string Label, long High, long Medium, long Low, string? Href = null)
{
    public long Total => High + Medium + Low;
}
