/** The mail with a sign-in link. The code serves who reads mail on another device than the browser. */
export const signInMail = (
  url: string,
  token: string,
  minutes: number,
): { subject: string; text: string } => ({
  subject: 'Votre lien de connexion',
  text: [
    'Bonjour,',
    '',
    'Pour vous connecter à la plateforme de concertation, ouvrez ce lien puis confirmez :',
    '',
    url,
    '',
    `Vous lisez ce message sur un autre appareil ? Recopiez ce code dans la page de connexion : ${token}`,
    '',
    `Ce lien sert une seule fois, pendant ${minutes} minutes. Si vous n’avez rien demandé, ignorez ce message : personne ne peut se connecter sans lui.`,
    '',
  ].join('\n'),
});
