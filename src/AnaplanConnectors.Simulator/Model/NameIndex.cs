namespace AnaplanConnectors.Simulator;

/// <summary>Finds objects of one kind by id or name and reports what is missing or ambiguous.</summary>
internal sealed class NameIndex<T>(string kind, string where, IReadOnlyList<T> all, Func<T, string?> id, Func<T, string> name,
    Problems problems)
    where T : class
{
    /// <summary>
    /// Exactly one match by id, else by exact name, else by name without regard to case; otherwise null and a problem.
    /// </summary>
    public T? Find(object definition, string? property, string text, string user)
    {
        foreach (var matches in (Predicate<T>[])[
            item => id(item) == text,
            item => name(item) == text,
            item => name(item).Equals(text, StringComparison.OrdinalIgnoreCase)])
        {
            var found = all.Where(item => matches(item)).ToList();
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
            {
                problems.Add(definition, property,
                    $"{user}: {where} has {found.Count} {kind}s named '{text}'; name the one that is meant by its id.");
                return null;
            }
        }

        problems.Add(definition, property, $"{user}: {where} has no {kind} '{text}'.", Nearest.To(text, all.Select(name)));
        return null;
    }
}
