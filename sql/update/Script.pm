# Script.pm: the statements of an install script, and what each is about.
package Script;

use strict;
use warnings;

use Exporter 'import';

our @EXPORT = qw(slurp statements subject);

sub slurp
{
	my ($path) = @_;
	open my $file, '<', $path or die "$path: $!\n";
	local $/;
	return scalar <$file>;
}

# The statements of a script, without the comments between them.
sub statements
{
	my ($sql) = @_;
	my @statements;

	$sql =~ s/^\\echo.*$//m;
	while ($sql =~ m{\G (?: \s+ | --[^\n]* | /\*.*?\*/ )*+
		( (?> '[^']*+(?:''[^']*+)*+' | "[^"]*+" | --[^\n]* | (\$\w*\$).*?\g{-1}
			| \b BEGIN \s+ ATOMIC \b .*? ; \s* END \b | [^;] )*+ ; )}gcsx)
	{
		push @statements, $1;
	}
	$sql =~ /\G(?:\s+|--[^\n]*)*+/gc;
	die "no statement: " . substr($sql, pos($sql) // 0, 80) . "\n" if (pos($sql) // 0) < length $sql;
	return @statements;
}

# What a statement is about: an object by its name where it creates one, else the statement itself.
sub subject
{
	my ($statement) = @_;

	return "$1 $2 $3" if $statement =~ /^CREATE (TRIGGER|POLICY) (\S+) .*?\bON (\S+)/s;
	return "$1 $2" if $statement =~ /^CREATE (?:UNIQUE )?(TABLE|INDEX|SEQUENCE|TYPE|OPERATOR CLASS|OPERATOR|DOMAIN|CAST|SCHEMA) ([^\s;]+)/;
	return join ' ', split ' ', $statement;
}

1;
