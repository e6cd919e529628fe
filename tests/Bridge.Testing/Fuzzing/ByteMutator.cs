namespace Bridge.Testing.Fuzzing;

/// <summary>Changes bytes without knowing what they mean: bits, lengths, ends, repetitions.</summary>
public static class ByteMutator
{
    public static byte[] Mutate(Random random, byte[] right)
    {
        var bytes = (byte[])right.Clone();
        for (var i = random.Next(4); i >= 0; i--)
        {
            bytes = Once(random, bytes);
        }

        return bytes;
    }

    static byte[] Once(Random random, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var at = random.Next(bytes.Length);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. Noise(random), .. bytes[at..]];
            case 4:
                // Where headers keep their lengths.
                for (var i = at; i < Math.Min(bytes.Length, at + 4); i++)
                {
                    bytes[i] = random.Next(2) == 0 ? (byte)0xFF : (byte)0;
                }

                return bytes;
            case 5:
                return [.. bytes, .. bytes[at..]];
            default:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 64))..]];
        }
    }

    static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 32)];
        random.NextBytes(noise);
        return noise;
    }
}
