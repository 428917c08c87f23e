//! Accounts of all three signature schemes.

use crate::report::Outcome;
use ed25519_dalek::Signer as _;
use std::str::FromStr;
use subxt::transactions::Signer;
use subxt::utils::{AccountId32, MultiSignature};
use subxt::{Config, SubstrateConfig};
use subxt_signer::{SecretUri, ecdsa, sr25519};

pub enum Scheme {
    Sr25519,
    Ed25519,
    Ecdsa,
}

pub enum Account {
    Sr25519(sr25519::Keypair),
    Ed25519(Box<ed25519_dalek::SigningKey>),
    Ecdsa(ecdsa::Keypair),
}

impl Account {
    pub fn from_uri(uri: &str) -> Self {
        let uri = SecretUri::from_str(uri).expect("a secret URI");
        Account::Sr25519(sr25519::Keypair::from_uri(&uri).expect("a key"))
    }

    pub fn random(scheme: Scheme) -> Outcome<Self> {
        let mut seed = [0; 32];
        getrandom::getrandom(&mut seed)?;
        Ok(match scheme {
            Scheme::Sr25519 => Account::Sr25519(sr25519::Keypair::from_secret_key(seed)?),
            // subxt signs with any signer; it brings none for this scheme.
            Scheme::Ed25519 => {
                Account::Ed25519(Box::new(ed25519_dalek::SigningKey::from_bytes(&seed)))
            }
            Scheme::Ecdsa => Account::Ecdsa(ecdsa::Keypair::from_secret_key(seed)?),
        })
    }

    pub fn id(&self) -> [u8; 32] {
        match self {
            Account::Sr25519(pair) => pair.public_key().0,
            Account::Ed25519(key) => key.verifying_key().to_bytes(),
            Account::Ecdsa(pair) => pair.public_key().to_account_id().0,
        }
    }
}

impl Signer<SubstrateConfig> for Account {
    fn account_id(&self) -> AccountId32 {
        AccountId32(self.id())
    }

    fn sign(&self, payload: &[u8]) -> <SubstrateConfig as Config>::Signature {
        match self {
            Account::Sr25519(pair) => MultiSignature::Sr25519(pair.sign(payload).0),
            Account::Ed25519(key) => MultiSignature::Ed25519(key.sign(payload).to_bytes()),
            Account::Ecdsa(pair) => MultiSignature::Ecdsa(pair.sign(payload).0),
        }
    }
}
