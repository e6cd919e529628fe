using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Bridge.ServiceDefaults.Tests;

public sealed class SecretBoxTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("bridge-keys-").FullName;

    string KeyFile => Path.Combine(_folder, "keys");

    [Fact]
    public void What_is_sealed_opens_at_its_place_only_and_shows_nothing()
    {
        var box = Box();
        var secret = box.Seal("the ERP's password", "profile|1");

        Assert.Equal("the ERP's password", Box().Open(secret, "profile|1"));
        Assert.Throws<AuthenticationTagMismatchException>(() => box.Open(secret, "profile|2"));
        Assert.True(secret.AsSpan().IndexOf("password"u8) < 0);
        Assert.NotEqual(secret, box.Seal("the ERP's password", "profile|1"));
        secret[^1] ^= 1;
        Assert.Throws<AuthenticationTagMismatchException>(() => box.Open(secret, "profile|1"));
    }

    [Fact]
    public void A_new_key_seals_while_the_old_one_still_opens()
    {
        var old = Box().Seal("secret", "here");
        File.AppendAllText(KeyFile, $"2:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n");
        var rotated = Box();

        Assert.Equal("secret", rotated.Open(old, "here"));
        Assert.Equal((false, true), (rotated.IsCurrent(old), rotated.IsCurrent(rotated.Seal("secret", "here"))));
        File.WriteAllLines(KeyFile, File.ReadAllLines(KeyFile).Skip(1));
        Assert.Throws<CryptographicException>(() => Box().Open(old, "here"));
    }

    [Fact]
    public void The_first_of_many_makes_the_key_for_its_owner_alone()
    {
        // Often, because they meet seldom.
        for (var round = 0; round < 500; round++)
        {
            File.Delete(KeyFile);
            using var together = new Barrier(4);
            var boxes = new byte[4][];
            var threads = boxes.Select((_, i) => new Thread(() =>
            {
                var box = Box();
                together.SignalAndWait();
                boxes[i] = box.Seal($"{i}", "here");
            })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());

            Assert.Equal(["0", "1", "2", "3"], boxes.Select(b => Box().Open(b, "here")));
        }

        Assert.Single(File.ReadAllLines(KeyFile));
        Assert.Equal([KeyFile], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1:c2hvcnQ=")]
    [InlineData("one:key")]
    public void A_key_file_that_holds_no_key_is_told_as_such(string content)
    {
        File.WriteAllText(KeyFile, content);

        Assert.ThrowsAny<CryptographicException>(() => Box().Seal("secret", "here"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    SecretBox Box() => new(new KeyRing(new ConfigurationBuilder().AddInMemoryCollection([new("Secrets:KeyFile", KeyFile)]).Build()));
}
