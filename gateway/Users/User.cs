using Microsoft.AspNetCore.Identity;

namespace Bridge.Gateway.Users;

/// <summary>A person of the company who signs in to the console. Services know only the id.</summary>
public sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>May not sign in any more; what he did stays under his name.</summary>
    public bool Disabled { get; set; }
}
