namespace Portal.Application.Security;

/// <summary>Jobs and commands at the terminal come from no network.</summary>
internal sealed class NoRequestOrigin : IRequestOrigin
{
    public ClientNetwork Current => ClientNetwork.None;
}
