using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>Refuses what would be tried first: the passwords that leaks have in common, and those made of words that stand over the door.</summary>
sealed partial class UncommonPassword(GatewayDbContext db) : IPasswordValidator<User>
{
    public const string Common = "common";
    public const string Context = "context";

    /// <summary>Letters and digits of a password that must be its owner's own idea.</summary>
    const int Own = 8;

    /// <summary>Shorter ones stand in every sentence by chance.</summary>
    const int ShortestWord = 3;

    static readonly string[] Ours = ["bridge", "whatsapp"];

    public async Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        if (string.IsNullOrEmpty(password))
        {
            return IdentityResult.Success;
        }

        if (CommonPasswords.Contain(password))
        {
            return Refused(Common, "Thousands of people have this password, and whoever guesses tries it early. Take another one.");
        }

        var company = await db.Companies.Select(c => c.Name).SingleOrDefaultAsync();
        return OwnOf(password, [user.Email, user.DisplayName, company]) < Own
            ? Refused(Context, "Without the names of your company, of yours and of Bridge, too little is left of it. Add words that have nothing to do with them.")
            : IdentityResult.Success;
    }

    /// <summary>How many letters and digits remain without the words of the context, wherever they stand.</summary>
    static int OwnOf(string password, IEnumerable<string?> context)
    {
        var words = context.SelectMany(text => Word().Matches(text ?? "").Select(word => word.Value)).Concat(Ours).Where(word => word.Length >= ShortestWord);
        var rest = NoLetterOrDigit().Replace(password, "");
        foreach (var word in words.OrderByDescending(word => word.Length))
        {
            rest = rest.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        }

        return rest.Length;
    }

    static IdentityResult Refused(string code, string why) => IdentityResult.Failed(new IdentityError { Code = code, Description = why });

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex NoLetterOrDigit();
}
